// SPDX-License-Identifier: Apache-2.0
// What functions have besides the language itself: the handlers, the key-value store and the Web API that docs/JAVASCRIPT.md lists.

// ---- handlers -----------------------------------------------------------------------------------------------------------------

/** Who invoked the function. */
interface Invoker {
  /** "user", "site" or "schedule". */
  type: string;
  id: string;
  timestamp?: string;
}

/** What `request.json()` gives an `onInvoke` function: the body of the caller stands in `payload` as text. */
interface InvocationEnvelope {
  invoker: Invoker;
  payload: string;
}

interface InvocationRequest extends Omit<Request, 'json'> {
  json(): Promise<InvocationEnvelope>;
}

/** The variables of the version, by their names. */
type Environment = Readonly<Record<string, string | undefined>>;

type OnInvoke = (request: InvocationRequest, env: Environment, kvStoreFactory: KvStoreFactory) => Response | Promise<Response>;

interface Context {
  readonly requestId: string;
  readonly invocationId: string;
  readonly functionId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly memoryLimitInMB: number;
  readonly token: null;
  readonly env: Environment;
  getRemainingTimeInMillis(): number;
  getPayload(): any;
}

type DefaultHandler = (data: any, context: Context) => any;

interface HttpEvent {
  httpMethod: string;
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  path: string;
  url: string;
  queryStringParameters: Record<string, string>;
  multiValueQueryStringParameters: Record<string, string[]>;
  requestContext: { requestId: string; [name: string]: any };
  body: string;
  isBase64Encoded: boolean;
}

interface HttpResult {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body?: string;
  isBase64Encoded?: boolean;
}

type EventHandler = (event: any, context: Context) => HttpResult | Response | Promise<HttpResult | Response>;

// ---- key-value store ----------------------------------------------------------------------------------------------------------

type KvValue = string | boolean;

interface KvItem {
  key: string;
  value: KvValue;
  /** When the item expires, as ISO-8601 text. */
  expires: string;
}

type KvOperation =
  | { op: 'get'; key: string }
  | { op: 'set'; key: string; value: KvValue }
  | { op: 'delete'; key: string }
  | { op: 'testAndSet'; key: string; oldValue: KvValue | null; newValue: KvValue | null };

interface KvResult {
  op: string;
  key: string;
  value: KvValue | null;
  expires: string | null;
}

interface KvStore {
  /** The item, null if there is none. */
  get(key: string | { key: string }): Promise<KvItem | null>;
  /** Sets an item; null deletes it. It lives on from now. */
  set(item: { key: string; value: KvValue | null }): Promise<KvItem | null>;
  set(key: string, value: KvValue | null): Promise<KvItem | null>;
  delete(key: string | { key: string }): Promise<KvItem | null>;
  /** Sets the item if it has the old value; null stands for no item. */
  testAndSet(change: { key: string; oldValue: KvValue | null; newValue: KvValue | null }): Promise<KvItem | null>;
  /** At most ten operations, in order. Each is atomic, the batch is not. */
  processBatchOperations(operations: KvOperation[]): Promise<KvResult[]>;
  /** Every item of the namespace; pages are fetched behind it. */
  itemsAsyncIterator(): AsyncIterableIterator<KvItem>;
}

interface KvStoreFactory {
  /** The store of a namespace; without a name, the function's own. */
  initializeKvStore(namespace?: string): KvStore;
}

// ---- fetch --------------------------------------------------------------------------------------------------------------------

type HeadersInit = Headers | Record<string, string> | Iterable<[string, string]>;
type BodyInit = string | ArrayBuffer | ArrayBufferView | Blob | FormData | URLSearchParams | ReadableStream<Uint8Array>;

declare class Headers {
  constructor(init?: HeadersInit);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getSetCookie(): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(act: (value: string, name: string, headers: Headers) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

interface Body {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array>;
  formData(): Promise<FormData>;
  json(): Promise<any>;
  text(): Promise<string>;
}

interface RequestInit {
  method?: string;
  headers?: HeadersInit;
  body?: BodyInit | null;
  redirect?: 'follow' | 'error' | 'manual';
  signal?: AbortSignal | null;
  duplex?: 'half';
  integrity?: string;
}

interface Request extends Body {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: string;
  readonly signal: AbortSignal;
  clone(): Request;
}
declare const Request: { new (input: string | URL | Request, init?: RequestInit): Request; prototype: Request };

interface ResponseInit {
  status?: number;
  statusText?: string;
  headers?: HeadersInit;
}

interface Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly type: string;
  readonly url: string;
  readonly headers: Headers;
  clone(): Response;
}
declare const Response: {
  new (body?: BodyInit | null, init?: ResponseInit): Response;
  prototype: Response;
  json(data: any, init?: ResponseInit): Response;
  /** As json. */
  JSON(data: any, init?: ResponseInit): Response;
  error(): Response;
  redirect(url: string | URL, status?: number): Response;
};

declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;

// ---- URL ----------------------------------------------------------------------------------------------------------------------

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string, base?: string): boolean;
  static parse(url: string, base?: string): URL | null;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toString(): string;
  toJSON(): string;
}

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | Iterable<[string, string]>);
  readonly size: number;
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  toString(): string;
  forEach(act: (value: string, name: string) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class URLPattern {
  constructor(input?: string | Record<string, string>, base?: string, options?: { ignoreCase?: boolean });
  test(input?: string | Record<string, string>, base?: string): boolean;
  exec(input?: string | Record<string, string>, base?: string): any;
}

// ---- bodies and streams -------------------------------------------------------------------------------------------------------

declare class Blob {
  constructor(parts?: Array<string | ArrayBuffer | ArrayBufferView | Blob>, options?: { type?: string });
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  slice(start?: number, end?: number, type?: string): Blob;
  stream(): ReadableStream<Uint8Array>;
  text(): Promise<string>;
}

declare class File extends Blob {
  constructor(parts: Array<string | ArrayBuffer | ArrayBufferView | Blob>, name: string, options?: { type?: string; lastModified?: number });
  readonly name: string;
  readonly lastModified: number;
}

declare class FormData {
  append(name: string, value: string | Blob, fileName?: string): void;
  delete(name: string): void;
  get(name: string): string | File | null;
  getAll(name: string): Array<string | File>;
  has(name: string): boolean;
  set(name: string, value: string | Blob, fileName?: string): void;
  entries(): IterableIterator<[string, string | File]>;
  [Symbol.iterator](): IterableIterator<[string, string | File]>;
}

declare class ReadableStream<R = any> {
  constructor(source?: any, strategy?: any);
  static from<T>(source: Iterable<T> | AsyncIterable<T>): ReadableStream<T>;
  readonly locked: boolean;
  cancel(reason?: any): Promise<void>;
  getReader(options?: any): any;
  pipeThrough<T>(pair: { readable: ReadableStream<T>; writable: WritableStream }, options?: any): ReadableStream<T>;
  pipeTo(target: WritableStream, options?: any): Promise<void>;
  tee(): [ReadableStream<R>, ReadableStream<R>];
  [Symbol.asyncIterator](): AsyncIterableIterator<R>;
}

declare class WritableStream<W = any> {
  constructor(sink?: any, strategy?: any);
  readonly locked: boolean;
  abort(reason?: any): Promise<void>;
  close(): Promise<void>;
  getWriter(): any;
}

declare class TransformStream<I = any, O = any> {
  constructor(transformer?: any, writable?: any, readable?: any);
  readonly readable: ReadableStream<O>;
  readonly writable: WritableStream<I>;
}

declare class CompressionStream extends TransformStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
}
declare class DecompressionStream extends TransformStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
}

declare class TextEncoder {
  readonly encoding: string;
  encode(text?: string): Uint8Array;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}
declare class TextEncoderStream extends TransformStream {}
declare class TextDecoderStream extends TransformStream {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
}
declare function atob(text: string): string;
declare function btoa(text: string): string;

// ---- events, timers and the rest ----------------------------------------------------------------------------------------------

declare class Event {
  constructor(type: string, init?: { bubbles?: boolean; cancelable?: boolean });
  readonly type: string;
  readonly target: EventTarget | null;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
  stopPropagation(): void;
}
declare class CustomEvent<T = any> extends Event {
  constructor(type: string, init?: { detail?: T; cancelable?: boolean });
  readonly detail: T;
}
declare class EventTarget {
  addEventListener(type: string, listener: (event: any) => void, options?: any): void;
  removeEventListener(type: string, listener: (event: any) => void, options?: any): void;
  dispatchEvent(event: Event): boolean;
}
declare class AbortSignal extends EventTarget {
  static abort(reason?: any): AbortSignal;
  static any(signals: AbortSignal[]): AbortSignal;
  static timeout(ms: number): AbortSignal;
  readonly aborted: boolean;
  readonly reason: any;
  throwIfAborted(): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: any): void;
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
  readonly code: number;
}

declare function setTimeout(act: (...values: any[]) => void, ms?: number, ...values: any[]): number;
declare function clearTimeout(id?: number): void;
declare function setInterval(act: (...values: any[]) => void, ms?: number, ...values: any[]): number;
declare function clearInterval(id?: number): void;
declare function queueMicrotask(act: () => void): void;
declare function structuredClone<T>(value: T, options?: { transfer?: any[] }): T;
declare function reportError(error: any): void;
declare function addEventListener(type: 'error' | 'unhandledrejection' | 'rejectionhandled', listener: (event: any) => void): void;

declare const performance: { now(): number; readonly timeOrigin: number };
declare const navigator: { readonly userAgent: string; readonly language?: string };

/** Each call is one log entry. */
declare const console: {
  debug(...values: any[]): void;
  info(...values: any[]): void;
  log(...values: any[]): void;
  warn(...values: any[]): void;
  error(...values: any[]): void;
  trace(...values: any[]): void;
  dir(value: any): void;
  table(value: any): void;
  assert(condition?: any, ...values: any[]): void;
  count(label?: string): void;
  countReset(label?: string): void;
  group(...values: any[]): void;
  groupCollapsed(...values: any[]): void;
  groupEnd(): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...values: any[]): void;
};

interface CryptoKey {
  readonly type: 'public' | 'private' | 'secret';
  readonly extractable: boolean;
  readonly algorithm: any;
  readonly usages: string[];
}

declare const crypto: {
  getRandomValues<T extends ArrayBufferView>(target: T): T;
  randomUUID(): string;
  readonly subtle: {
    digest(algorithm: any, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer>;
    encrypt(algorithm: any, key: CryptoKey, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer>;
    decrypt(algorithm: any, key: CryptoKey, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer>;
    sign(algorithm: any, key: CryptoKey, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer>;
    verify(algorithm: any, key: CryptoKey, signature: ArrayBuffer | ArrayBufferView, data: ArrayBuffer | ArrayBufferView): Promise<boolean>;
    generateKey(algorithm: any, extractable: boolean, usages: string[]): Promise<any>;
    importKey(format: string, data: any, algorithm: any, extractable: boolean, usages: string[]): Promise<CryptoKey>;
    exportKey(format: string, key: CryptoKey): Promise<any>;
    wrapKey(format: string, key: CryptoKey, wrapping: CryptoKey, algorithm: any): Promise<ArrayBuffer>;
    unwrapKey(format: string, data: any, key: CryptoKey, unwrapping: any, algorithm: any, extractable: boolean, usages: string[]): Promise<CryptoKey>;
    deriveBits(algorithm: any, key: CryptoKey, length: number): Promise<ArrayBuffer>;
    deriveKey(algorithm: any, key: CryptoKey, derived: any, extractable: boolean, usages: string[]): Promise<CryptoKey>;
  };
};
