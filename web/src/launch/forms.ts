import type { EngineFacts } from "./facts.ts";
import type { Launch } from "./command.ts";
import { commandText } from "./shell.ts";
import { yaml, type Yaml } from "./yaml.ts";

/** The ways to start the same server. */
export const launchForms = ["command", "docker", "compose", "kubernetes"] as const;
export type LaunchForm = (typeof launchForms)[number];

type Image = EngineFacts["images"][number];

/** Where containers find models; files lie in a folder, others in the cache of the hub. */
const CACHE = "/root/.cache/huggingface";
const FOLDER = "/models";
const HUB_TOKEN = "HF_TOKEN";
const TOKEN_SECRET = "hf-token";
const STORE = "models";

/** The name of the file that a form is. */
export const fileNames: Readonly<Record<LaunchForm, string>> = {
  command: "serve.sh",
  docker: "serve-docker.sh",
  compose: "compose.yaml",
  kubernetes: "deployment.yaml",
};

/** The image that runs on the cards of an answer. */
export const imageOf = ({ engine, vendor }: Launch): Image | undefined =>
  engine.images.find((image) => image.vendor === vendor);

/** A form of the launch as text; undefined where there is no image for the cards. */
export function launchText(launch: Launch, form: LaunchForm): string | undefined {
  if (form === "command") return bareCommand(launch);
  const image = imageOf(launch);
  if (!image) return undefined;
  if (form === "docker") return docker(launch, image);
  return form === "compose" ? compose(launch, image) : kubernetes(launch, image);
}

const listen = ({ engine }: Launch): string[] => [
  "--host",
  "0.0.0.0",
  "--port",
  String(engine.port),
];

/** The slices that an NVIDIA card is cut into, which the reader names; none of a whole card. */
const slicesOf = ({ vendor, slice, gpus }: Launch): string[] =>
  slice && vendor === "NVIDIA" ? Array<string>(gpus).fill("MIG-UUID") : [];

function bareCommand(launch: Launch): string {
  const { engine, words, settings, environment } = launch;
  const file = settings ? `cat > ${settings.name} <<'END'\n${settings.text}END\n` : "";
  const card = slicesOf(launch).join(",");
  const on = [
    ...environment.map(([name, value]) => `${name}=${value}`),
    ...(card ? [`CUDA_VISIBLE_DEVICES=${card}`] : []),
  ];
  return file + commandText([...on, ...engine.command, ...words, ...listen(launch)]);
}

/** What stands after the image: files are found in their folder there. */
function argumentsIn(launch: Launch, { starts_engine: starts }: Image): string[] {
  const { engine, words, settings } = launch;
  const placed = words.map((word, index) => {
    const isModel = engine.file !== undefined && words[index - 1] === "--model";
    return isModel ? `${FOLDER}/${word}` : word === settings?.name ? `/${word}` : word;
  });
  return [...(starts ? [] : engine.command), ...placed, ...listen(launch)];
}

const mounts = ({ engine }: Launch): string =>
  engine.file ? `./models:${FOLDER}` : `~/.cache/huggingface:${CACHE}`;

function docker(launch: Launch, image: Image): string {
  const { engine, vendor, gpus, settings, environment } = launch;
  const slices = slicesOf(launch);
  const cards =
    vendor === "NVIDIA"
      ? ["--gpus", slices.length > 0 ? `"device=${slices.join(",")}"` : String(gpus)]
      : ["--device", "/dev/kfd", "--device", "/dev/dri", "--group-add", "video"];
  const file = settings ? `cat > ${settings.name} <<'END'\n${settings.text}END\n` : "";
  const run = commandText([
    ...["docker", "run", "--rm", ...(vendor === "Intel" ? ["--device", "/dev/dri"] : cards)],
    ...["--ipc=host", "-p", `${String(engine.port)}:${String(engine.port)}`],
    ...["-v", mounts(launch), ...(engine.file ? [] : ["-e", HUB_TOKEN])],
    ...environment.flatMap(([name, value]) => ["-e", `${name}=${value}`]),
    ...(settings ? ["-v", `./${settings.name}:/${settings.name}`] : []),
  ]);
  return `${file}${run} \\\n  ${commandText([image.image, ...argumentsIn(launch, image)])}`;
}

function compose(launch: Launch, image: Image): string {
  const { engine, vendor, gpus, settings, environment } = launch;
  const slices = slicesOf(launch);
  const variables: { [key: string]: Yaml } = {
    ...(!engine.file && { [HUB_TOKEN]: `\${${HUB_TOKEN}}` }),
    ...Object.fromEntries(environment),
  };
  const which: { [key: string]: Yaml } =
    slices.length > 0 ? { device_ids: slices } : { count: gpus };
  const reserved: Yaml = {
    resources: {
      reservations: { devices: [{ driver: "nvidia", ...which, capabilities: ["gpu"] }] },
    },
  };
  const passed = vendor === "Intel" ? ["/dev/dri"] : ["/dev/kfd", "/dev/dri"];
  return yaml({
    services: {
      llm: {
        image: image.image,
        command: argumentsIn(launch, image),
        ports: [`${String(engine.port)}:${String(engine.port)}`],
        ipc: "host",
        restart: "unless-stopped",
        volumes: [mounts(launch)],
        ...(Object.keys(variables).length > 0 && { environment: variables }),
        ...(settings && { configs: [{ source: "settings", target: `/${settings.name}` }] }),
        ...(vendor === "NVIDIA" ? { deploy: reserved } : { devices: passed }),
      },
    },
    ...(settings && { configs: { settings: { content: settings.text } } }),
  });
}

/** What a cluster calls the cards; a slice by its profile. */
function resourceOf({ vendor, slice }: Launch): string {
  if (vendor === "AMD") return "amd.com/gpu";
  if (vendor === "Intel") return "gpu.intel.com/i915";
  return slice ? `nvidia.com/mig-${slice}` : "nvidia.com/gpu";
}

function kubernetes(launch: Launch, image: Image): string {
  const { engine, copies, gpus, settings, environment } = launch;
  const labels = { app: "llm" };
  const words = argumentsIn(launch, image);
  const begins = image.starts_engine ? 0 : engine.command.length;
  const secret = { secretKeyRef: { name: TOKEN_SECRET, key: "token" } };
  const variables: Yaml[] = [
    ...(engine.file ? [] : [{ name: HUB_TOKEN, valueFrom: secret }]),
    ...environment.map(([name, value]) => ({ name, value })),
  ];
  const container: Yaml = {
    name: "llm",
    image: image.image,
    ...(begins > 0 && { command: words.slice(0, begins) }),
    args: words.slice(begins),
    ports: [{ containerPort: engine.port }],
    ...(variables.length > 0 && { env: variables }),
    resources: { limits: { [resourceOf(launch)]: String(gpus) } },
    readinessProbe: { httpGet: { path: "/health", port: engine.port }, periodSeconds: 10 },
    volumeMounts: [
      { name: STORE, mountPath: engine.file ? FOLDER : CACHE },
      { name: "shm", mountPath: "/dev/shm" },
      ...(settings
        ? [{ name: "settings", mountPath: `/${settings.name}`, subPath: settings.name }]
        : []),
    ],
  };
  const volumes: Yaml[] = [
    { name: STORE, persistentVolumeClaim: { claimName: STORE } },
    { name: "shm", emptyDir: { medium: "Memory" } },
    ...(settings ? [{ name: "settings", configMap: { name: "llm-settings" } }] : []),
  ];
  const documents: Yaml[] = [
    ...(settings
      ? [
          {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "llm-settings" },
            data: { [settings.name]: settings.text },
          },
        ]
      : []),
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "llm" },
      spec: {
        replicas: copies,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container], volumes } },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "llm" },
      spec: { selector: labels, ports: [{ port: engine.port, targetPort: engine.port }] },
    },
  ];
  return documents.map((document) => yaml(document)).join("---\n");
}
