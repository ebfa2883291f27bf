// Keeps an element's state where others write too. It sends what the element holds with the version that it began from; when somebody
// else was faster, the element merges what they wrote and it is sent again. So nobody's tick is lost, whatever the order.

// More people than this do not write to one page within one round trip.
const ATTEMPTS = 5;

export const BUSY = "Others are changing this checklist right now. Your last change is not kept yet; it will be with your next one.";
export const OUT_OF_REACH = "Confluence cannot be reached. Your last change is not kept yet; it will be with your next one.";
export const CANNOT_LOAD = "What is kept for this page cannot be loaded, so nothing can be changed here. Reload the page.";

// What the element will not merge, in its own sentence: a newer version has written it.
class Refusal extends Error {}

export class Keeper {
  #element;
  #call;
  #say;
  #version = 0;
  // The state as it is kept, in the element's own words. Undefined: nobody has compared yet.
  #kept;
  #editable = false;
  #saving;
  #again = false;

  // `call(name, payload)` calls a function of the app, `say(sentence)` shows what went wrong, or with "" that all is well.
  constructor(element, call, say) {
    this.#element = element;
    this.#call = call;
    this.#say = say;
  }

  get isEmpty() {
    return this.#version === 0;
  }

  get isEditable() {
    return this.#editable;
  }

  // Shows what is kept, and returns whether it could. Until then, and when that fails, the element is read-only: nothing may be written over
  // what nobody has read.
  async begin() {
    try {
      const [kept] = await Promise.all([this.#call("load"), this.#element.ready]);
      this.#take(kept);
      this.#kept = this.#now();
      this.#editable = kept.editable;
    } catch (error) {
      this.#say(sentenceFor(error, CANNOT_LOAD));
      return false;
    }
    if (this.#editable) {
      this.#element.removeAttribute("readonly");
      this.#element.addEventListener("alignment-change", () => this.save());
    }
    return true;
  }

  // Merges what others have written since.
  async refresh() {
    if (this.#saving || this.#kept === undefined) {
      return;
    }
    const isKept = this.#kept === this.#now();
    try {
      const kept = await this.#call("load");
      if (!this.#saving && kept.version > this.#version) {
        this.#take(kept);
        this.#kept = isKept ? this.#now() : undefined;
      }
    } catch (error) {
      // Where Confluence is out of reach nothing of the reader's is at stake: what is new comes with the next change.
      const sentence = sentenceFor(error, "");
      if (sentence) {
        this.#say(sentence);
      }
    }
  }

  // One call at a time; what changes meanwhile goes with the next one. A reader who may not edit has nothing to send.
  save() {
    if (!this.#editable) {
      return Promise.resolve();
    }
    this.#again = true;
    this.#saving ??= this.#send();
    return this.#saving;
  }

  // Until nothing is new. What fails waits for the next change: merging is a change as well, so it would go on for ever.
  async #send() {
    let problem = "";
    while (this.#again && problem === "") {
      this.#again = false;
      problem = await this.#try().catch((error) => sentenceFor(error, OUT_OF_REACH));
      this.#say(problem);
    }
    this.#saving = undefined;
  }

  // Returns what there is to say.
  async #try() {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const text = this.#now();
      if (text === this.#kept) {
        return "";
      }
      const answer = await this.#call("save", { text, version: this.#version });
      if (answer.refused) {
        return answer.refused;
      }
      if (answer.conflict) {
        this.#take(answer.conflict);
        continue;
      }
      // Only with its version the text is kept for sure, and can be written over by the next one.
      if (!Number.isSafeInteger(answer.version)) {
        throw new Error("the app did not say which version it kept");
      }
      this.#version = answer.version;
      this.#kept = text;
      return "";
    }
    return BUSY;
  }

  // Setting the state merges. What is refused is not written over either, since its version stays another than ours.
  #take({ text, version }) {
    if (text !== null) {
      try {
        this.#element.state = text;
      } catch (error) {
        throw new Refusal(error.message);
      }
    }
    this.#version = version;
  }

  #now() {
    return JSON.stringify(this.#element.state);
  }
}

function sentenceFor(error, otherwise) {
  console.warn(`alignment-checklist: ${error.message}`);
  return error instanceof Refusal ? error.message : otherwise;
}
