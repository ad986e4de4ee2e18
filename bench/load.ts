import { connect, type Socket } from 'node:net';

/** Answers counted on that many kept connections, one request at a time on each. */
export async function load(options: {
  port: number;
  path: string;
  connections: number;
  requests: number;
}): Promise<void> {
  const request = `GET ${options.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n`;
  let left = options.requests;
  await Promise.all(Array.from({ length: options.connections }, () => drive(options.port, request, () => left-- > 0)));
}

/** Reads answers by their Content-Length and nothing else: the measured server is to be the busy one. */
function drive(port: number, request: string, takeTurn: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let missing = -1;
    let head = '';
    const next = () => {
      if (!takeTurn()) {
        socket.end();
        resolve();
        return;
      }
      missing = -1;
      head = '';
      socket.write(request);
    };
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (missing < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.startsWith('HTTP/1.1 200')) return void reject(new Error(head.split('\r\n')[0]));
        missing = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - end - 4);
      } else missing -= chunk.length;
      if (missing <= 0) next();
    });
  });
}
