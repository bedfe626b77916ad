/** A server that answers as a test says, and remembers what it was asked. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  url: string;
  tag: string | undefined;
}

export interface Server {
  baseUrl: string;
  asked: Asked[];
}

type Answer = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** Runs a test with a server; `answer` is told how often it was asked before. */
export async function withServer(
  answer: Answer,
  test: (server: Server) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    answer(request, response, asked.length);
    asked.push({ url: request.url ?? "", tag: request.headers["if-none-match"] });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await test({ baseUrl: `http://127.0.0.1:${port}/api/v2/`, asked });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
