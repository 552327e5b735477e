/** Applications with a secret wherever a user may write one. */
import type { Application } from "../../config/index.ts";
import { fromPlain, type HoconObject, type PlainValue } from "../../hocon/index.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { merged } from "../text/merged.ts";

/** What all the secrets hold, and nothing else. */
export const secretText = "s3cr3t";

const config: PlainValue = {
  flink: {
    "fs.azure.account.key.acme.blob.core.windows.net": `${secretText}-1`,
    s3: { "access-key": `${secretText}-2`, "secret-key": `${secretText}-3` },
    security: { ssl: { internal: { "keystore-password": `${secretText}-4` } } },
    "fs.gs.auth.service.account.private.key": `${secretText}-5`,
    "env.java.opts.taskmanager": `-Da=b -Djavax.net.ssl.keyStorePassword=${secretText}-6`,
    // Kafka's clients take it so; the words around it are no secret.
    "pipeline.global-job-parameters": `login:PlainLoginModule required password="${secretText}-7";`,
  },
  akka: { kafka: { producer: { "kafka-clients": { "sasl.jaas.config": `${secretText}-8` } } } },
};

const pod: PlainValue = {
  annotations: { password: `${secretText}-9` },
  containers: {
    container: {
      env: [
        { name: "JAVA_OPTS", value: `-Xmx1g -Dssl.key.password=${secretText}-10` },
        { name: "DB_PASSWORD", value: `${secretText}-11` },
        { name: "DB_URL", value: `jdbc:postgresql://me:${secretText}-12@host/db` },
      ],
    },
  },
};

const topic: PlainValue = {
  topic: { "sasl.password": `${secretText}-13` },
  "connection-config": {
    "sasl.jaas.config": `${secretText}-14`,
    ssl: { keystore: { password: `${secretText}-15` } },
  },
  "producer-config": { schema: { registry: { basic: { auth: { "user.info": `me:${secretText}-16` } } } } },
};

/** The application with secrets among what it has already. */
export function secretive(application: Application): Application {
  return {
    ...application,
    streamlets: application.streamlets.map((streamlet) => ({
      ...streamlet,
      parameters: new Map([...streamlet.parameters, ["db-password", `${secretText}-17`]]),
      parametersSet: new Set([...streamlet.parametersSet, "db-password"]),
      config: over(streamlet.config, config),
      kubernetes: over(streamlet.kubernetes, {
        pods: { pod, "job-manager": pod, "task-manager": pod },
      }),
    })),
    topics: application.topics.map((one) => ({ ...one, config: merged(one.config, topic) })),
  };
}

function over(object: HoconObject, plain: PlainValue): HoconObject {
  const value = fromPlain(merged(faithfulPlain(object), plain));
  if (value.kind !== "object") throw new Error("an object is expected");
  return value;
}
