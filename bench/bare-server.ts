import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The reference: `node:http` and nothing else, sending the same bytes under the same headers. */
const [file = '', headersJson = '[]'] = process.argv.slice(2);
const body = readFileSync(file);
const headers = JSON.parse(headersJson) as string[];
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
