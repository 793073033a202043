import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { UserError } from "./errors.ts";

/** Encrypts what is kept and decrypts it again; what was kept under one name cannot be read under another. */
export interface Seal {
  close(name: string, text: string): string;
  /** Throws UserError where the text was sealed with another key, and where it was changed. */
  open(name: string, sealed: string): string;
}

const CIPHER = "aes-256-gcm";
/** Bytes of the nonce GCM is made for (NIST SP 800-38D, 8.2). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "s1";

/** AES-256-GCM under `key`, 32 bytes. `random` gives that many unpredictable bytes; each nonce is used once. */
export function createSeal(key: Uint8Array, random: (bytes: number) => Uint8Array): Seal {
  const id = keyId(key);
  return {
    close(name, text) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
      const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}.${id}.${Buffer.concat(parts).toString("base64url")}`;
    },
    open(name, sealed) {
      const [version, keyOf = "", data = ""] = sealed.split(".");
      if (version !== VERSION) throw damaged();
      if (keyOf !== id) {
        throw new UserError("bad-configuration", `This was stored under another READOUT_SECRET_KEY (key ${keyOf}; now it is ${id}).`, {
          next: "Set READOUT_SECRET_KEY to the former key, or have it stored anew.",
        });
      }
      const bytes = Buffer.from(data, "base64url");
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(name))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw damaged(cause);
      }
    },
  };
}

/** Eight hex digits that tell one key from another and tell nothing about it. */
export function keyId(key: Uint8Array): string {
  return createHash("sha256").update("readout key id").update(key).digest("hex").slice(0, 8);
}

function damaged(cause?: unknown): UserError {
  return new UserError("bad-data", "What was stored is damaged.", {
    next: "Restore the data folder from a backup, or have it stored anew.",
    cause,
  });
}
