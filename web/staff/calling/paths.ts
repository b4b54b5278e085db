export const panelPath = "/staff/counter";
export const dayPath = `${panelPath}/day`;
