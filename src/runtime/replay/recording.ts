import type { Command } from "../host/simulation.ts";
import type { Verdict } from "./verdict.ts";

/** A command as a person gave it: the turn of the run that it was, and the virtual time. */
export interface RecordedCommand {
  readonly turn: number;
  readonly time: number;
  readonly command: Command;
}

/**
 * What decides a run on virtual time beside project, scenario and seed: plain data. A fresh run that is given it comes
 * to the same state to the byte. Each step of the event loop and each command is a turn of the run, counted from 1.
 */
export interface RunRecording {
  readonly commands: readonly RecordedCommand[];
  readonly verdicts: readonly Verdict[];
}

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
