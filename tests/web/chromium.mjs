// Chromium for tests, driven by playwright-core: nothing but what a test asks for goes out, and every start is fresh.
// `cargo xtask test --only browser` serves the site and tells these tests where: COINAGE_ORIGIN is the server's
// address, CHROMIUM the browser. By hand: `cargo xtask demo` in one terminal, `node --test tests/web/…` in another.

import { chromium } from "playwright-core";

/** Where the site is served, without a slash at the end. */
export const origin = process.env.COINAGE_ORIGIN ?? "http://127.0.0.1:8080";

/** Starts a browser with an empty profile. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      // Containers and CI run as root, where Chromium refuses its sandbox; only our own pages are loaded.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A browser with one page of the site's origin, and what is seen of it. */
export async function launchPage() {
  const browser = await launch();
  const page = await browser.newPage();
  return { browser, page, seen: watch(page) };
}

/** Keeps the addresses of everything that a page or context asks for, and what goes wrong in it. */
export function watch(target) {
  const seen = { requests: [], faults: [] };
  target.on("request", (request) => seen.requests.push(request.url()));
  target.on("requestfailed", (request) => seen.faults.push(`${request.failure()?.errorText}: ${request.url()}`));
  target.on("response", (response) => {
    if (response.status() >= 400) seen.faults.push(`${response.status()}: ${response.url()}`);
  });
  target.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.faults.push(`console: ${message.text()}`);
  });
  target.on("pageerror", (error) => seen.faults.push(`thrown: ${error.message}`));
  // A context reports what its pages throw under another name.
  target.on("weberror", (error) => seen.faults.push(`thrown: ${error.error().message}`));
  return seen;
}
