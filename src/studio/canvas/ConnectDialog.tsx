import { Command } from "cmdk";
import listStyles from "../ui/CommandList.module.css";
import { Dialog } from "../ui/Dialog.tsx";
import { Sentence } from "../ui/Sentence.tsx";
import { SeverityIcon } from "../ui/SeverityIcon.tsx";
import { connectPorts, connectToNewTopic, connectToTopic } from "../workspace/gestures/connectPorts.ts";
import { type PortEnd, portText } from "../workspace/portEnd.ts";
import { useCanvas, useStudio, useWorkspace } from "../workspace/studio.tsx";
import { type ConnectTarget, connectTargets, portKey, topicKey } from "./drag/connectTargets.ts";
import { firstReason } from "./drag/portVerdict.ts";

/** The keyboard's way to wire a port: everything it can be connected to, what fits first, with reasons for the rest. */
export function ConnectDialog() {
  const studio = useStudio();
  const port = useCanvas((state) => state.connecting);
  const close = () => studio.canvas.getState().chooseTarget(undefined);
  if (port === undefined) return null;
  return (
    <Dialog
      open
      onClose={close}
      title={`Connect ${portText(port)} to…`}
      description={
        port.direction === "outlet"
          ? "An outlet feeds inlets through a topic."
          : "An inlet reads from a topic that outlets feed."
      }
    >
      <TargetList port={port} onDone={close} />
    </Dialog>
  );
}

function TargetList(props: { readonly port: PortEnd; readonly onDone: () => void }) {
  const { port, onDone } = props;
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const all = connectTargets(analysis, port);

  function choose(target: ConnectTarget | "new topic"): void {
    onDone();
    if (target === "new topic") connectToNewTopic(studio, port);
    else if (target.kind === "topic") connectToTopic(studio, port, target.topic);
    else connectPorts(studio, port, target.port);
  }

  return (
    <Command label="Connect to" className={listStyles.root}>
      <Command.Input data-autofocus="" className={listStyles.input} placeholder="Search ports and topics" />
      <Command.List className={listStyles.list}>
        <Command.Empty className={listStyles.empty}>Nothing has that name.</Command.Empty>
        {all.map((target) => {
          const name = target.kind === "port" ? portKey(target.port) : topicKey(target.topic);
          return (
            <Command.Item key={name} value={name} className={listStyles.item} onSelect={() => choose(target)}>
              <span className={listStyles.title}>{name}</span>
              {target.verdict.kind === "misfit" && (
                <span className={listStyles.reason}>
                  <SeverityIcon severity="error" />
                  <span>
                    <Sentence text={firstReason(target.verdict)} />
                  </span>
                </span>
              )}
            </Command.Item>
          );
        })}
        <Command.Item value="a new topic" className={listStyles.item} onSelect={() => choose("new topic")}>
          <span className={listStyles.title}>a new topic</span>
        </Command.Item>
      </Command.List>
    </Command>
  );
}
