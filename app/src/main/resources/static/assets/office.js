// The office's one script. Browsers make and show passkeys for scripts alone (Web Authentication,
// level 3), so this does that and nothing else: it asks the browser for what the page's form says,
// puts the answer into the form, and sends the form. It fetches nothing.
"use strict";

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const named = (list) => (list ?? []).map(({ id, ...rest }) => ({ ...rest, id: bytes(id) }));

const say = (words) => {
  const said = document.getElementById("said");
  said.textContent = words;
  said.hidden = false;
};

async function make(options) {
  const { response, ...made } = await navigator.credentials.create({
    publicKey: {
      rp: options.rp,
      user: { ...options.user, id: bytes(options.user.id) },
      challenge: bytes(options.challenge),
      pubKeyCredParams: options.pubKeyCredParams,
      timeout: options.timeout,
      excludeCredentials: named(options.excludeCredentials),
      authenticatorSelection: options.authenticatorSelection,
      attestation: options.attestation,
    },
  }).then(parts);
  return {
    ...made,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports ? response.getTransports() : [],
    },
  };
}

async function show(options) {
  const { response, ...shown } = await navigator.credentials.get({
    publicKey: {
      rpId: options.rpId,
      challenge: bytes(options.challenge),
      timeout: options.timeout,
      allowCredentials: named(options.allowCredentials),
      userVerification: options.userVerification,
    },
  }).then(parts);
  return {
    ...shown,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  };
}

const parts = ({ id, rawId, type, response }) =>
  ({ id, rawId: text(rawId), type, response, clientExtensionResults: {} });

const WHY = {
  InvalidStateError: "This device or key holds a passkey of yours already. Use another one.",
  NotAllowedError: "No passkey was used: it was cancelled, took too long, or there is none here.",
  SecurityError: "The browser keeps no passkeys for this address.",
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  let asking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking) {
      return;
    }
    asking = true;
    try {
      const ask = form.dataset.passkey === "make" ? make : show;
      form.elements.credential.value = JSON.stringify(await ask(JSON.parse(form.dataset.options)));
      form.submit();
    } catch (failure) {
      say((WHY[failure.name] ?? "This browser can’t do that.") + " Nothing was changed. Try again.");
      asking = false;
    }
  });
}

// An invitation's link carries what opens it behind '#', which no server is sent. It goes into the
// form, and out of the address and the history, at once.
const invited = document.querySelector("form[data-invitation]");
if (invited && location.hash.length > 1) {
  const opens = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  invited.elements.invitation.value = opens;
  invited.requestSubmit();
}
