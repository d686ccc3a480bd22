let allowed = "";
let policy: { createScriptURL(text: string): unknown } | undefined;

/** Where the browser demands that scripts come from a policy, an address of this site as one that the policy let through. */
export function trusted(address: string): string {
  allowed = address;
  policy ??= window.trustedTypes?.createPolicy("whichgpu", {
    createScriptURL: (text) => (text === allowed ? text : ""),
  });
  return (policy?.createScriptURL(address) ?? address) as string;
}
