// Your app's first call. Needs Node 18 alone. Run: SECRET=your-client-secret node first-call.mjs
import { createHash, randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";

const base = "@BASE@";
const secret = process.env.SECRET;
if (!secret) throw new Error("set SECRET to the client secret");

// PKCE (RFC 7636): only who began can finish.
const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");
const state = randomBytes(16).toString("base64url");

console.log("Open this, sign in, and choose what to allow:");
console.log(
  `${base}/oauth2/authorize?response_type=code&client_id=@CLIENT@&redirect_uri=@REDIRECT@` +
    `&scope=@SCOPE@&state=${state}&code_challenge=${challenge}&code_challenge_method=S256`,
);
console.log("Then paste the address that you came back to:");
const lines = createInterface({ input: process.stdin });
const back = new URL((await lines[Symbol.asyncIterator]().next()).value.trim());
lines.close();
if (back.searchParams.get("state") !== state) throw new Error("that is not the answer to this request");

const answered = async (answer) => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};
const { access_token: token } = await answered(
  await fetch(`${base}/oauth2/token`, {
    method: "POST",
    headers: {
      Authorization: "Basic " + Buffer.from("@CLIENT@:" + secret).toString("base64"),
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body:
      `grant_type=authorization_code&code=${encodeURIComponent(back.searchParams.get("code"))}` +
      `&redirect_uri=@REDIRECT@&code_verifier=${verifier}`,
  }),
);
const me = await answered(
  await fetch(`${base}/v1/me?fields=@FIELDS@`, { headers: { Authorization: `Bearer ${token}` } }),
);
console.log(JSON.stringify(me));
