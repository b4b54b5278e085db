/** Where in a file something is, as the spreadsheet shows it. Pure. */

export interface Place {
  sheet?: string | undefined;
  row?: number | undefined;
  column?: string | undefined;
}

/** “材料 表第 12 行 份数 列”, “第 3 个事项”; empty for the file as a whole. `thing`: what a JSON file lists. */
export function placeText({ sheet, row, column }: Place, thing = "事项"): string {
  const where = column ? `，“${column}”列` : "";
  if (row === undefined)
    return [sheet ? `${sheet} 表` : "", column ? `“${column}”列` : ""].filter(Boolean).join("，");
  if (!sheet) return `第 ${row} 个${thing}${where}`;
  return `${sheet} 表第 ${row} 行${where}`;
}
