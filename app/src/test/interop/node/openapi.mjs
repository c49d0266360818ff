// Reads an OpenAPI description from its input and says what others' validators make of it: one
// finding to a line, and last the versions of OpenAPI that they took it for.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.argv[2] + '/');
const load = async name => import(pathToFileURL(require.resolve(name)));

let text = '';
for await (const part of process.stdin) text += part;
const findings = [];

// The schema that the OpenAPI Initiative publishes for descriptions of this version.
const { Validator } = await load('@seriousme/openapi-schema-validator');
const validator = new Validator();
const result = await validator.validate(JSON.parse(text));
for (const error of result.errors ?? []) findings.push(`schema: ${JSON.stringify(error)}`);

// That schema takes anything for a schema of data. What those are says JSON Schema 2020-12.
const { default: Ajv } = await load('ajv/dist/2020.js');
const ajv = new Ajv({ strict: false });
const schemas = (node, path) => {
  if (node === null || typeof node !== 'object') return;
  for (const [name, child] of Object.entries(node)) {
    const at = `${path}/${name}`;
    if ((name === 'schema' || path === '/components/schemas') && !ajv.validateSchema(child))
      for (const error of ajv.errors) findings.push(`data: ${at}: ${JSON.stringify(error)}`);
    if (name !== 'example' && name !== 'examples') schemas(child, at);
  }
};
schemas(JSON.parse(text), '');

// The specification's rules that no schema holds, such as that every placeholder of a path is a
// parameter.
const { validate } = await load('@readme/openapi-parser');
const read = await validate(JSON.parse(text));
for (const error of read.errors ?? []) findings.push(`rules: ${JSON.stringify(error)}`);
for (const warning of read.warnings ?? []) findings.push(`rules: ${JSON.stringify(warning)}`);

for (const finding of findings) console.log(finding);
console.log(JSON.stringify({ version: validator.version, specification: read.specification, valid: read.valid }));
process.exitCode = findings.length === 0 && read.valid ? 0 : 1;
