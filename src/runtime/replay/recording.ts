import type { RecordedCommand, RunRecording } from "../host/simulation.ts";

export const EMPTY_RECORDING: RunRecording = { commands: [], verdicts: [] };

/** The recording of a run that is taken back to a virtual time: what was asked for later has not been asked for. */
export function recordingUntil(recording: RunRecording, time: number): RunRecording {
  const dropped = recording.commands.find((each) => each.time > time);
  return dropped === undefined ? recording : recordingBefore(recording, dropped.turn);
}

/** The recording with a command that makes up a turn; what was to come from that turn on would be another run's. */
export function recordingWith(recording: RunRecording, command: RecordedCommand): RunRecording {
  const before = recordingBefore(recording, command.turn);
  return { ...before, commands: [...before.commands, command] };
}

function recordingBefore({ commands, verdicts }: RunRecording, turn: number): RunRecording {
  const isBefore = (each: { readonly turn: number }) => each.turn < turn;
  return { commands: commands.filter(isBefore), verdicts: verdicts.filter(isBefore) };
}
