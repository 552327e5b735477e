/** The texts that sbt reads. */
import type { Application } from "../../config/index.ts";
import { applicationProject, type BuildProject, schemaProject } from "./build-projects.ts";
import { runtimeFrames } from "./runtime-frames.ts";
import { scalaIdentifier, scalaString } from "./scala-text.ts";

/** Cloudflow's libraries are built for Scala 2.12. */
const scalaVersion = "2.12.15";
const sbtVersion = "1.4.9";
const logback = `"ch.qos.logback" % "logback-classic" % "1.2.10"`;
/** The file system must be of the same version as Flink, which the plugin knows. */
const azure = `"org.apache.flink" % "flink-azure-fs-hadoop" % cloudflow.sbt.CloudflowFlinkPlugin.FlinkVersion`;

/** Where the configuration of local runs lies. */
export const localConfiguration = `${applicationProject}/src/main/resources/local.conf`;

export function buildText(
  { id, version }: Application,
  projects: readonly BuildProject[],
  language: "scala" | "java",
): string {
  const names = projects.map((project) => scalaIdentifier(project.id));
  const lines = [
    'lazy val root = (project in file("."))',
    "  .settings(commonSettings)",
    "  .settings(publish / skip := true)",
    `  .aggregate(${[applicationProject, schemaProject, ...names].join(", ")})`,
    "",
    "// The blueprint, and with it the application: sbt runLocal, sbt buildApp.",
    `lazy val ${applicationProject} = (project in file("${applicationProject}"))`,
    "  .enablePlugins(CloudflowApplicationPlugin)",
    "  .settings(commonSettings)",
    "  .settings(",
    `    name := ${scalaString(id)},`,
    `    version := ${scalaString(version)},`,
    `    runLocalConfigFile := Some("${localConfiguration}")`,
    "  )",
    ...(names.length === 0 ? [] : [`  .dependsOn(${names.join(", ")})`]),
    "",
    "// Classes of the records, made of the schemas below src/main/avro.",
    `lazy val ${schemaProject} = (project in file("${schemaProject}"))`,
    "  .enablePlugins(CloudflowLibraryPlugin)",
    "  .settings(commonSettings)",
    ...(language === "java" ? ["  .settings(schemaCodeGenerator := SchemaCodeGenerator.Java)"] : []),
    ...projects.flatMap((project) => ["", ...projectLines(project)]),
    "",
    "lazy val commonSettings = Seq(",
    `  scalaVersion := "${scalaVersion}",`,
    '  scalacOptions ++= Seq("-encoding", "UTF-8", "-deprecation", "-feature", "-unchecked", "-Xlint"),',
    '  javacOptions ++= Seq("-encoding", "UTF-8")',
    ")",
  ];
  return `${lines.join("\n")}\n`;
}

function projectLines({ id, runtime, usesAzure }: BuildProject): readonly string[] {
  const dependencies = [logback, ...(usesAzure ? [azure] : [])];
  return [
    `lazy val ${scalaIdentifier(id)} = (project in file("${id}"))`,
    `  .enablePlugins(${runtimeFrames.get(runtime)?.plugin ?? "CloudflowLibraryPlugin"})`,
    "  .settings(commonSettings)",
    "  .settings(",
    `    libraryDependencies ++= Seq(`,
    ...dependencies.map((one, index) => `      ${one}${index < dependencies.length - 1 ? "," : ""}`),
    "    )",
    "  )",
    `  .dependsOn(${schemaProject})`,
  ];
}

export function pluginsText(cloudflowVersion: string): string {
  return `addSbtPlugin("com.lightbend.cloudflow" % "sbt-cloudflow" % ${scalaString(cloudflowVersion)})\n`;
}

export const buildProperties = `sbt.version=${sbtVersion}\n`;
