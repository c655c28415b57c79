// What an independent mail parser finds in the message files named on the command line.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { simpleParser } from "mailparser";

const found = [];
for (const path of process.argv.slice(2)) {
  const mail = await simpleParser(readFileSync(path), { skipTextToHtml: true });
  found.push({
    headers: [...mail.headerLines.map((line) => line.key)].sort(),
    to: mail.to.value.map(({ address, name }) => ({ address, name })),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((file) => ({
      name: file.filename,
      type: file.contentType,
      sha256: createHash("sha256").update(file.content).digest("hex"),
    })),
  });
}
console.log(JSON.stringify(found));
