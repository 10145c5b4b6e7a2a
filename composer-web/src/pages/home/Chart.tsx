import { useComputedColorScheme } from "@mantine/core";
import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Channel } from "../../api/types";
import classes from "./Home.module.css";
import { spread } from "./spread";

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

type Line = { channel: Channel; name: string; values: (number | null)[] };
type Props = {
  times: string[];
  lines: Line[];
  /** Values are shares of one. */
  share: boolean;
  label: string;
  value: (value: number | null) => string;
};

/** Of Okabe and Ito, which stay apart for every eye; each line has a shape of its own besides. */
const looks = {
  rcs: { light: "#0072b2", dark: "#56b4e9", symbol: "circle", type: "solid" },
  mms: { light: "#b84f00", dark: "#e69f00", symbol: "triangle", type: "dashed" },
  sms: { light: "#00795a", dark: "#2bc496", symbol: "rect", type: "dotted" },
} as const;

/** The height of a name at the end of a line. */
const LINE = 16;

/** Lines that carry their names at their ends. */
export default function Chart({ times, lines, share, label, value }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current, null, { renderer: "svg" });
    const style = getComputedStyle(document.documentElement);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    chart.setOption({
      animation: !still,
      animationDuration: 200,
      aria: { enabled: true, label: { description: label } },
      grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
      textStyle: { fontFamily: "inherit", color: color("--cw-text") },
      tooltip: {
        trigger: "axis",
        backgroundColor: color("--cw-raised"),
        borderColor: color("--cw-line-strong"),
        textStyle: { color: color("--cw-text") },
        valueFormatter: (found: unknown) => value(typeof found === "number" ? found : null),
      },
      xAxis: {
        type: "category",
        data: times,
        boundaryGap: false,
        axisLabel: { color: color("--cw-dimmed"), hideOverlap: true },
        axisLine: { lineStyle: { color: color("--cw-line-strong") } },
      },
      yAxis: {
        type: "value",
        min: 0,
        ...(share ? {} : { minInterval: 1 }),
        axisLabel: { color: color("--cw-dimmed"), formatter: (found: number) => value(found) },
        splitLine: { lineStyle: { color: color("--cw-line") } },
      },
      series: lines.map(({ channel, name, values }) => ({
        type: "line",
        name,
        data: values,
        symbol: looks[channel].symbol,
        symbolSize: 7,
        connectNulls: false,
        lineStyle: { width: 2, type: looks[channel].type },
        itemStyle: { color: looks[channel][scheme] },
        endLabel: { show: true, formatter: name, color: looks[channel][scheme], fontWeight: 600 },
      })),
    });
    const name = () => {
      const ends = lines.map(({ values }) => values.findLast((found) => found !== null) ?? 0);
      const places = ends.map((end) => chart.convertToPixel({ yAxisIndex: 0 }, end));
      const put = spread(places, LINE, LINE / 2, chart.getHeight() - LINE);
      chart.setOption({
        series: put.map((place, at) => ({ endLabel: { offset: [0, place - (places[at] ?? place)] } })),
      });
    };
    name();
    const watch = new ResizeObserver(() => {
      chart.resize();
      name();
    });
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [times, lines, share, label, value, scheme]);
  return <div ref={box} className={classes.chart} role="img" aria-label={label} data-testid="chart" />;
}
