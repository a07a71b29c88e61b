/**
 * Origins that a build lets the agent reach besides AWS and this machine, from the environment variable COFFER_CONNECT.
 * @param setting https origins with spaces or commas between them; empty for none
 * @throws Error where one is anything but an origin: a path or a wildcard would allow more than it seems to
 */
export function connectOrigins(setting: string): readonly string[] {
  const origins = setting.split(/[\s,]+/).filter((origin) => origin !== '');
  for (const origin of origins) {
    // The pattern, because to URL a host may hold "*" and ";", which mean more in a policy.
    if (!/^https:\/\/[\w.-]+(:\d+)?$/.test(origin) || !URL.canParse(origin)) {
      throw new Error(
        `COFFER_CONNECT lists "${origin}", which is not an https origin such as https://ec2.example.com: give scheme, host and port only.`,
      );
    }
  }
  // As requests are compared with it: lower-case, and without the port that is the scheme's own.
  return origins.map((origin) => new URL(origin).origin);
}
