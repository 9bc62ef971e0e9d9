// While somebody works on the words: the demo server tells which languages were saved, and the page takes the new ones
// without being loaded anew. What the shopper did stays.

import { adopt, renewed } from "./localization.js";

/** Listens to the server; `ready` hears of each language's new words. Those with a fault leave the page as it is. */
export function follow(ready) {
  const events = new EventSource("/locales/events");
  events.addEventListener("messages", async ({ data }) => {
    for (const language of data.split(" ")) {
      try {
        const words = await renewed(language);
        ready(words);
        adopt(words);
      } catch (error) {
        console.warn(`the words in ${language} could not be loaded: ${error.message}`);
      }
    }
  });
  events.addEventListener("fault", ({ data }) => console.warn(data));
}
