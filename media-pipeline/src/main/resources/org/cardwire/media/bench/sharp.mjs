// usage: node sharp.mjs search|whole <picture> baseline|progressive <limit>...
// For each limit the largest JPEG under it: prints limit, file, CPU ms and wall ms. "search" counts the bisection alone,
// on pixels that are decoded already; "whole" counts decoding and scaling to 1080 px as well.
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

const [what, picture, mode, ...limits] = process.argv.slice(2);
const mozjpeg = {
  trellisQuantisation: true,
  overshootDeringing: true,
  quantisationTable: 3,
  progressive: mode === 'progressive',
  optimiseScans: mode === 'progressive',
};

const decode = () => sharp(picture).rotate().resize({ width: 1080, withoutEnlargement: true }).removeAlpha()
  .toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });

const encode = ({ data, info }, quality) =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality, ...mozjpeg }).toBuffer();

async function search(pixels, limit) {
  let best = Buffer.alloc(0);
  for (let low = 1, high = 100; low <= high;) {
    const quality = (low + high) >> 1;
    const jpeg = await encode(pixels, quality);
    if (jpeg.length <= limit) {
      best = jpeg;
      low = quality + 1;
    } else {
      high = quality - 1;
    }
  }
  return best;
}

let pixels = await decode();
await encode(pixels, 50);
for (const limit of limits.map(Number)) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  if (what === 'whole') pixels = await decode();
  const best = await search(pixels, limit);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const file = `${limit}.jpg`;
  writeFileSync(file, best);
  console.log([limit, file, (user + system) / 1000, wall].join('\t'));
}
