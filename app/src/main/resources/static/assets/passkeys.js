// The one script of the pages that ask for passkeys. Browsers make and show passkeys for scripts
// alone (Web Authentication, level 3), so this does that and nothing else: it asks the browser for
// what the page's form says, puts the answer into the form, and sends the form. It fetches nothing,
// and says what the form tells it to say.
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

async function show(options, how = {}) {
  const { response, ...shown } = await navigator.credentials.get({
    publicKey: {
      rpId: options.rpId,
      challenge: bytes(options.challenge),
      timeout: options.timeout,
      allowCredentials: named(options.allowCredentials),
      userVerification: options.userVerification,
    },
    ...how,
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

const why = (form, failure) => {
  const words = form.dataset;
  return {
    InvalidStateError: words.held,
    NotAllowedError: words.none,
    SecurityError: words.address,
  }[failure.name] ?? words.unable;
};

const send = (form, answer) => {
  form.elements.credential.value = JSON.stringify(answer);
  form.submit();
};

// Where the browser offers passkeys in the field for the name, it may wait for one from the start,
// until a button asks outright.
let waiting = null;

async function wait(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    return;
  }
  waiting = new AbortController();
  const how = { mediation: "conditional", signal: waiting.signal };
  try {
    send(form, await show(JSON.parse(form.dataset.options), how));
  } catch {
    // Nobody chose one there: the button and the password stand beside it.
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  let asking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking) {
      return;
    }
    asking = true;
    waiting?.abort();
    try {
      const ask = form.dataset.passkey === "make" ? make : show;
      send(form, await ask(JSON.parse(form.dataset.options)));
    } catch (failure) {
      say(why(form, failure));
      asking = false;
    }
  });
  // A page with another way in shows this one only where it can work.
  if (window.PublicKeyCredential) {
    form.closest("[data-needs-script]")?.removeAttribute("hidden");
    if (form.dataset.passkey === "wait") {
      wait(form);
    }
  }
}

// An invitation's link carries what opens it behind '#', which no server is sent. It goes into the
// form, and out of the address and the history, at once.
const invited = document.querySelector("form[data-invitation]");
const open = () => {
  if (location.hash.length > 1) {
    const opens = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    invited.elements.invitation.value = opens;
    invited.requestSubmit();
  }
};
if (invited) {
  open();
  window.addEventListener("hashchange", open);
}
