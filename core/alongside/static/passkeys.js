// Asks the browser for a passkey when a form with data-passkey is sent, and puts the answer into it.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const read = (credentials) => credentials.map((one) => ({ ...one, id: bytes(one.id) }));

async function wanted(form) {
  const answer = await fetch(form.dataset.options, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrf_token.value },
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function make(form) {
  const options = await wanted(form);
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: read(options.excludeCredentials ?? []),
    },
  });
}

async function use(form) {
  const options = await wanted(form);
  return navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: read(options.allowCredentials ?? []),
    },
  });
}

function answered(credential) {
  const { id, type, response } = credential;
  const given = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    given.attestationObject = text(response.attestationObject);
    given.transports = response.getTransports?.() ?? [];
  } else {
    given.authenticatorData = text(response.authenticatorData);
    given.signature = text(response.signature);
    given.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return JSON.stringify({ id, rawId: id, type, response: given, clientExtensionResults: {} });
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const trouble = form.querySelector("[data-passkey-trouble]");
  form.querySelector("[data-passkey-button]").hidden = false;
  form.querySelector("[data-passkey-without]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const ask = form.dataset.passkey === "make" ? make : use;
      form.elements.credential.value = answered(await ask(form));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}
