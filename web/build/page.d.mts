export interface Built {
  code: string;
  style: string;
  core: string;
}

export function sha256(text: string): string;
export function policy(scriptHashes: readonly string[], styleHash: string): string;
export function inlineScript(code: string): string;
export function hostedPage(template: string, built: Built): { scriptName: string; html: string };
export function singlePage(template: string, built: Built): string;
export function foreignAddresses(text: string, known?: readonly string[]): string[];
export function navigatingCalls(code: string): string[];
export function verifyPage(html: string, built: Pick<Built, 'core'>, externalScript?: string): void;
