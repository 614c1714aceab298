// Reads texts with wink-nlp (sentences and entities) for a number of seconds and
// prints the seconds, those of the processor, the rounds and the peak memory as JSON.
//
//   node compare.js FILE SECONDS    FILE holds a JSON array of texts
'use strict';

const fs = require('node:fs');
const wink = require('wink-nlp');
const model = require('wink-eng-lite-web-model');

const texts = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const seconds = Number(process.argv[3]);
const nlp = wink(model, ['sbd', 'ner']); // the stages that are needed, and no others
const its = nlp.its;

// read does what hearsay does at least: where sentences are, and what is named.
function read(text) {
  const doc = nlp.readDoc(text);
  return doc.sentences().out().length + doc.entities().out(its.detail).length;
}

let found = 0;
for (const text of texts) found += read(text); // warm up
const worked = process.cpuUsage();
const start = process.hrtime.bigint();
const taken = () => Number(process.hrtime.bigint() - start) / 1e9;
let rounds = 0;
while (rounds === 0 || taken() < seconds) {
  for (const text of texts) found += read(text);
  rounds++;
}
const cpu = process.cpuUsage(worked);
console.log(JSON.stringify({ seconds: taken(), cpu: (cpu.user + cpu.system) / 1e6, rounds, found, peakKB: process.resourceUsage().maxRSS }));
