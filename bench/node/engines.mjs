// Renders with an engine as many times as asked: one line of orders in, one line of times out.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { TemplateHandler, createDefaultPlugins } from "easy-template-x";

const plugins = createDefaultPlugins();
const loops = plugins.find((plugin) => plugin.loopStrategies);
// A loop over rows that begins and ends in the first column would be taken for one over columns.
loops.loopStrategies = loops.loopStrategies.filter((strategy) => strategy.constructor.name !== "LoopTableColumnsStrategy");
const handler = new TemplateHandler({ plugins });
const engines = {
  docxtemplater: async (template, data) => {
    const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    made.render(data);
    return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": async (template, data) => Buffer.from(await handler.process(template, data)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { engine, template, data, times, output } = JSON.parse(line);
  const bytes = readFileSync(template);
  const values = JSON.parse(readFileSync(data, "utf8"));
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  try {
    for (let n = 0; n < times; n++) writeFileSync(output, await engines[engine](bytes, values));
    const wall = Number(process.hrtime.bigint() - start) / 1e6;
    const { user, system } = process.cpuUsage(cpu);
    console.log(JSON.stringify({ wall: wall / times, cpu: (user + system) / 1000 / times, rss: process.memoryUsage().rss }));
  } catch (failure) {
    console.log(JSON.stringify({ failure: String(failure.stack ?? failure).slice(0, 2000), more: failure.properties?.errors?.map((e) => e.message + " " + e.properties?.explanation).slice(0, 5) }));
  }
}
