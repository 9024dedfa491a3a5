import { expect, it } from "vitest";
import { headersIn, shapesIn } from "../../src/collect/read/shapes.ts";
import { bureau } from "./bureau.ts";
import { issued, save } from "./workbooks.ts";

const page = { file: "温州.xlsx", worksheet: "任务" };

it("quotes text boxes and shapes whole, at the cell on which they begin", () => {
  const drawing = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor>
<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row></xdr:from>
<xdr:sp><xdr:txBody><a:p><a:r><a:t>等省局</a:t></a:r><a:r><a:t>批复</a:t></a:r></a:p><a:p><a:r><a:t>另报</a:t></a:r></a:p></xdr:txBody></xdr:sp>
</xdr:twoCellAnchor></xdr:wsDr>`;
  const found = shapesIn(drawing, page);
  expect(found.map(({ message }) => message.zh)).toEqual([
    "文本框或图形没有读入：等省局批复\n另报",
  ]);
  expect(found[0]?.place).toMatchObject({ ...page, row: 9, column: "E" });
});

it("quotes what somebody wrote into headers and footers, and nothing of the sheet's own", () => {
  const said = (inside: string) =>
    headersIn(`<worksheet><headerFooter>${inside}</headerFooter></worksheet>`, page).map(
      ({ message }) => message.zh,
    );
  const own =
    "&amp;L填报人：   审核人：   负责人签字（盖章）：   填报日期：&amp;R第 &amp;P 页 共 &amp;N 页";
  expect(said(`<oddFooter>${own}</oddFooter>`)).toEqual([]);
  expect(said("<oddHeader>&amp;C4月未开展</oddHeader>")).toEqual(["页眉没有读入：4月未开展"]);
  expect(said(`<oddFooter>${own.replace("审核人", "张三 审核人")}</oddFooter>`)).toHaveLength(1);
});

it("finds nothing of the kind in a sheet as it was handed out", async () => {
  const office = await bureau();
  await office.put("温州.xlsx", save(await issued(office)));
  const { code, out } = await office.run(["collect", "温州.xlsx", "--json"]);
  expect(code).toBe(0);
  expect(out).not.toContain("shape-not-read");
});
