"""How a page alone in its file looks: letters of the reader's own machine, tables that scroll, paper when printed."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a2733;font:16px/1.5 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif}
main{max-width:80rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 .5rem;color:#0b4f6c;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid #0b4f6c;color:#0b4f6c}
p{margin:.5rem 0}
ol{padding-left:1.6rem}
li{margin:.5rem 0}
ol ul{margin:.15rem 0;padding-left:1.2rem;list-style:disc}
ol ul li{margin:.1rem 0}
ol>li{max-width:60rem}
svg.chart{display:block;margin:.75rem 0;overflow:visible;font-size:14px}
ul.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.25rem 0 1.25rem;padding:0}
ul.legend li{margin:0}
.key{display:inline-block;width:.9em;height:.9em;margin-right:.45em;vertical-align:-.08em}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
.wide:focus-visible{outline:3px solid #0b4f6c;outline-offset:2px}
table{border-collapse:collapse;min-width:100%;font-size:.95rem}
p.caption{font-weight:600;margin:1.25rem 0 .25rem}
p{max-width:52rem}
th,td{padding:.4rem .6rem;border-bottom:1px solid #b8c2cb;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #7b8894;vertical-align:bottom}
tbody th{font-weight:400;min-width:10rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .n{white-space:normal}
figure{margin:1rem 0}
figcaption{font-weight:600;margin-bottom:.4rem}
ul.bars{list-style:none;margin:0;padding:0;display:grid;gap:.55rem}
ul.bars li{margin:0;display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;align-items:end}
ul.bars svg{grid-column:1/-1;display:block}
@media print{
main{max-width:none;padding:0}
.wide{overflow:visible}
table{font-size:.75rem}
tr,li,figure{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
"""On white, letters have a contrast of 7 or more (WCAG 2.2, 1.4.6)."""
