// Stands in for a Worker: the other end of a MessageChannel, and a way to crash.
import type { Endpoint } from 'comlink';

export class FakeWorker extends EventTarget {
  terminated = false;
  private readonly channel = new MessageChannel();

  constructor(serve: (port: Endpoint) => void) {
    super();
    this.channel.port1.onmessage = (event) =>
      this.dispatchEvent(
        new MessageEvent('message', { data: event.data, ports: [...event.ports] }),
      );
    serve(this.channel.port2 as unknown as Endpoint);
    this.channel.port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.channel.port1.postMessage(message, transfer);
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  terminate(): void {
    this.terminated = true;
    this.channel.port1.close();
    this.channel.port2.close();
  }
}
