// Verifies proof files with the code that Sigstore's clients verify the Rekor log with
// (@sigstore/verify on npm: its parts for checkpoints and Merkle inclusion), and nothing of ours.
//
//   node verify.mjs MODULES DIR VKEY
//
// MODULES is the node_modules folder; DIR holds pairs N.tlog-proof and N.entry. Prints how many
// proofs are right; the exit status is 1 at the first that is wrong.
import { createRequire } from 'node:module';
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, dir, vkey] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const parts = join(resolve(modules), '@sigstore', 'verify', 'dist', 'tlog');
const { verifyCheckpoint } = require(join(parts, 'checkpoint.js'));
const { verifyMerkleInclusion } = require(join(parts, 'merkle.js'));

// name+id+base64(type, key), as C2SP signed-note writes it; Sigstore wants the parts.
const [name, id, ...rest] = vkey.split('+');
const typed = Buffer.from(rest.join('+'), 'base64');
const hash = createHash('sha256').update(`${name}\n`).update(typed).digest();
if (typed[0] !== 1 || hash.subarray(0, 4).toString('hex') !== id) {
  throw new Error('not an Ed25519 verifier key');
}
const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), typed.subarray(1)]);
const log = {
  logID: hash,
  baseURL: name,
  publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
};

let right = 0;
for (const file of readdirSync(dir).filter((each) => each.endsWith('.tlog-proof'))) {
  const text = readFileSync(join(dir, file), 'utf8');
  const divide = text.indexOf('\n\n');
  const [header, index, ...hashes] = text.slice(0, divide).split('\n');
  if (header !== 'c2sp.org/tlog-proof@v1' || !index.startsWith('index ')) {
    throw new Error(`${file} is no proof`);
  }
  const entry = {
    canonicalizedBody: readFileSync(join(dir, file.replace('.tlog-proof', '.entry'))),
    inclusionProof: {
      logIndex: index.slice('index '.length),
      hashes: hashes.map((each) => Buffer.from(each, 'base64')),
      checkpoint: { envelope: text.slice(divide + 2) },
    },
  };
  verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
  right++;
}
console.log(`proofs ${right}`);
