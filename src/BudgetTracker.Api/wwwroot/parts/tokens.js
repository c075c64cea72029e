// The personal access tokens of who has signed in: what programs use instead of a password.

import { getAll, send } from "../api.js";
import { useData } from "../data.js";
import { addDays, shortInstant, today } from "../day.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { Confirm } from "./confirm.js";
import { Dialog } from "./dialog.js";
import { Failure } from "./failure.js";
import { InputField, SelectField } from "./field.js";
import { Form } from "./form.js";
import { useSaving } from "./saving.js";

/** @import { Token } from "../types.js" */

/** @type {[string, string][]} */
const lifetimes = [["30", "30 days"], ["90", "90 days"], ["365", "A year"], ["never", "Until it is revoked"]];

export function Tokens() {
  const { data: tokens, error } = useData((signal) => getAll("/api/tokens", { signal }), []);
  const [isAdding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState(/** @type {Token | null} */ (null));

  return html`
    <section class="tokens" aria-labelledby="tokens-heading">
      <header>
        <h2 id="tokens-heading">Access tokens</h2>
        <button type="button" class="link" onClick=${() => setAdding(true)}>Add token</button>
      </header>
      ${error && html`<${Failure} error=${error} />`}
      ${tokens?.length === 0 && html`<p class="nothing">None yet. A program, such as a spreadsheet or a script, signs in with a token of yours.</p>`}
      ${tokens && tokens.length > 0 && html`
        <ul class="list">
          ${tokens.map((token) => html`
            <li key=${token.id}>
              <span class="name">${token.name} <code>${token.prefix}…</code></span>
              <span class="quiet">${token.scopes.includes("write") ? "Reads and writes" : "Reads"}</span>
              <span class="quiet">${expiryOf(token)}</span>
              <span class="quiet">${token.lastUsedAt ? `Used ${shortInstant(token.lastUsedAt)}` : "Never used"}</span>
              <button type="button" class="link" aria-label=${`Revoke ${token.name}`} onClick=${() => setRevoking(token)}>Revoke</button>
            </li>`)}
        </ul>`}
      ${isAdding && html`<${Dialog} title="Add token" onClose=${() => setAdding(false)}><${TokenForm} onClose=${() => setAdding(false)} /><//>`}
      ${revoking && html`
        <${Confirm} title=${`Revoke ${revoking.name}`} onClose=${() => setRevoking(null)} actions=${[{
          label: "Revoke",
          run: async (/** @type {AbortSignal} */ signal) => {
            await send("delete", "/api/tokens/{id}", { values: { id: revoking.id }, signal });
            setRevoking(null);
            notify(`${revoking.name} is revoked.`);
          },
        }]}>
          <p>What uses it can do nothing more, from now on.</p>
        <//>`}
    </section>`;
}

/** @param {Token} token */
function expiryOf({ expiresAt }) {
  if (!expiresAt) return "Does not expire";

  return `${new Date(expiresAt) < new Date() ? "Expired" : "Expires"} ${shortInstant(expiresAt)}`;
}

/** @param {{ onClose: () => void }} props */
function TokenForm({ onClose }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState("read");
  const [lifetime, setLifetime] = useState("365");
  const [secret, setSecret] = useState("");
  const saving = useSaving();

  const submit = () => {
    if (name.trim() === "") return saving.setErrors({ name: "Say what it is for." });

    return saving.save(async (signal) => {
      const body = {
        name: name.trim(),
        scopes: /** @type {Token["scopes"]} */ (scopes.split(" ")),
        ...(lifetime !== "never" && { expiresAt: `${addDays(today(), Number(lifetime))}T00:00:00.000Z` }),
      };
      setSecret((await send("post", "/api/tokens", { body, key: null, signal })).secret);
    });
  };

  if (secret) {
    return html`
      <p><strong>Copy it now.</strong> It is shown this once.</p>
      <${InputField} label="Token" readonly value=${secret} onChange=${() => undefined} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} />
      <div class="buttons">
        ${navigator.clipboard && html`
          <button type="button" class="secondary" onClick=${() => navigator.clipboard.writeText(secret).then(() => notify("Copied."))}>Copy</button>`}
        <button type="button" onClick=${onClose}>Done</button>
      </div>`;
  }

  return html`
    <${Form} saving=${saving} label="Create" fields=${["name", "scopes", "expiresAt"]} onSubmit=${submit} onCancel=${onClose}>
      <${InputField} label="Name" required maxlength="100" value=${name} error=${saving.errors.name} hint="What it is for" onChange=${setName} />
      <${SelectField} label="It may" value=${scopes} error=${saving.errors.scopes} onChange=${setScopes}
        options=${[["read", "Read"], ["read write", "Read and write"]]} />
      <${SelectField} label="Good for" value=${lifetime} options=${lifetimes} error=${saving.errors.expiresAt} onChange=${setLifetime} />
    <//>`;
}
