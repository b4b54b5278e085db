/** What screens call the codes of free services. Apart from the schemas, so that pages need none of them. */

/** Why an order was not taken on, or came back. */
export const freeReasonNames: Record<string, string> = {
  capacity: "忙不过来",
  address: "地址不对或送不到",
  information: "信息不全",
  nobody: "没有人收",
  refused: "收件人拒收",
  lost: "丢失或损坏",
};

/** What shows that something was delivered. */
export const freeProofNames: Record<string, string> = {
  signature: "本人或代收人签收",
  photo: "送达照片",
  collection: "窗口领取",
};
