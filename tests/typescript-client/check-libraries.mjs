// The libraries of the page are the files of their npm packages, byte for byte, and say so truthfully.
import { readFileSync } from "node:fs";

const folder = new URL("../../src/BudgetTracker.Api/wwwroot/lib/", import.meta.url);
const modules = new URL("node_modules/", import.meta.url);

for (const { file, package: name, version, license, from } of JSON.parse(readFileSync(new URL("libraries.json", folder), "utf8"))) {
  const installed = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), "utf8"));
  if (installed.version !== version || installed.license !== license) {
    throw new Error(`${name} is ${installed.version} (${installed.license}), not ${version} (${license}).`);
  }

  if (!readFileSync(new URL(file, folder)).equals(readFileSync(new URL(`${name}/${from}`, modules)))) {
    throw new Error(`lib/${file} differs from ${from} of ${name} ${version}.`);
  }

  console.log(`${file}: ${name} ${version}, ${license}`);
}
