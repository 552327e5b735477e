import type { ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import { toPlain } from "../../hocon/index.ts";
import { DEFAULT_MEMBERSHIP, type Membership } from "../kafka/group-consumer.ts";
import { plainNumber } from "./plain-setting.ts";

/**
 * How the consumer of an inlet takes part in its group: the topic's `consumer-config` over what Alpakka hands on of the
 * streamlet's configuration, as Cloudflow builds its consumer settings.
 */
export function membershipOf(
  { config }: Pick<ApplicationStreamlet, "config">,
  topic: Pick<ApplicationTopic, "config">,
): Membership {
  const streamlet = toPlain(config);
  const read = (key: string, fallback: number) => {
    const value =
      plainNumber(topic.config, `consumer-config.${key}`) ??
      plainNumber(streamlet, `akka.kafka.consumer.kafka-clients.${key}`);
    return value === undefined || value <= 0 ? fallback : value;
  };
  return {
    sessionTimeout: read("session.timeout.ms", DEFAULT_MEMBERSHIP.sessionTimeout),
    heartbeatInterval: read("heartbeat.interval.ms", DEFAULT_MEMBERSHIP.heartbeatInterval),
    maxPollInterval: read("max.poll.interval.ms", DEFAULT_MEMBERSHIP.maxPollInterval),
  };
}
