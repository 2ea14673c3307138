"""How the page looks: type and colours of the public sector, one column on a phone, pictures whole on A4."""

STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{font:16px/1.45 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
body{margin:0 auto;padding:16px;max-width:1160px;overflow-wrap:break-word}
h1{font-size:30px;line-height:1.2;margin:.2em 0}h2{font-size:23px;margin:1.8em 0 .4em}
h3{font-size:18px;margin:1.2em 0 .3em}p{margin:.4em 0}
.note{border-left:6px solid #1d70b8;padding:8px 14px;margin:12px 0;background:#f3f2f1}
.quiet{color:#505a5f;font-size:15px}a{color:#1d70b8}nav ul{padding:0;margin:8px 0;list-style:none}
nav li{display:inline-block;margin:0 18px 6px 0}nav a{display:inline-block;padding:4px 0}
figure{margin:8px 0}figure svg{max-width:100%;height:auto;display:block}.narrow{display:none}
.key{list-style:none;padding:0;margin:6px 0;font-size:15px}
.key li{display:inline-flex;align-items:center;margin:0 20px 4px 0}.key svg{flex:none;margin-right:6px}
table{border-collapse:collapse;width:100%;font-size:15px;margin:8px 0}
caption{text-align:left;font-weight:bold;padding:8px 0}thead th{border-bottom:2px solid #0b0c0c}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #b1b4b6}
details{margin:8px 0}summary{cursor:pointer;color:#1d70b8;text-decoration:underline;padding:6px 0}
summary:focus-visible,a:focus-visible{outline:3px solid #0b0c0c;background:#fd0;color:#0b0c0c}
ol.acts>li{margin:0 0 12px}ul.plain{padding-left:18px;margin:4px 0}.plain li,.days dd{margin:0 0 4px}
.days dt{font-weight:bold;margin:10px 0 2px}.days dd{margin-left:0}
.question{border-top:1px solid #b1b4b6;padding:8px 0}.question h3{margin:0;font-size:16px}
.question p{margin:2px 0;font-size:15px}.state{font-weight:bold}
@media(max-width:800px){body{padding:8px}.wide{display:none}.narrow{display:block}
.narrow svg{width:100%;max-width:520px}h1{font-size:24px}h2{font-size:20px}
ul.plain,ol.acts{padding-left:20px}table,tbody,tr,td,caption{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border-bottom:2px solid #505a5f;padding:6px 0}td{border:0;padding:2px 0}td:empty{display:none}
td::before{content:attr(data-head) ": ";font-weight:bold}}
@media(max-width:480px){.key li{display:flex}}
@page{size:A4;margin:14mm}
@media print{body{padding:0;max-width:none;font-size:10.5pt}nav,.picture details{display:none}
.wide{display:block}.narrow{display:none}h1,h2,h3,h4,dt,caption,thead,thead tr{break-after:avoid}
.whole,.question,tr,dd,ol.acts>li{break-inside:avoid}details.folded{display:none}
.key,.quiet,table,.question p,.days{font-size:9pt}.key li{margin:0 14px 1px 0}td,th{padding:3px 8px 3px 0}
summary{color:#0b0c0c;text-decoration:none;list-style:none}details::details-content{content-visibility:visible}}
"""
