/** How residents typically answer the bundles of data/bundles, and what must come of it. */
import type { Answers } from "#contract/form.ts";

export const newIndividual = { "has-business-licence": "no", "legal-form": "individual" };

/** One bundle in one situation. */
export interface Typical {
  key: string;
  said: Answers;
  /** Keys of its items, by how many results they wait for in a row. */
  waves: string[][];
  promised: string;
}

export const typical: Typical[] = [
  {
    key: "open-restaurant",
    said: {
      ...newIndividual,
      "is-venue": "yes",
      "needs-gas": "yes",
      "needs-drainage": "yes",
      "needs-sign": "yes",
    },
    waves: [
      ["individual-business-registration"],
      [
        "food-business-licence",
        "venue-fire-safety",
        "drainage-permit",
        "outdoor-advertising",
        "gas-connection",
      ],
    ],
    promised: "7 个工作日",
  },
  {
    key: "open-convenience-store",
    said: { ...newIndividual, "food-kind": "loose", "sells-tobacco": "yes", "needs-sign": "yes" },
    waves: [
      ["individual-business-registration"],
      ["food-business-licence", "tobacco-retail-licence", "outdoor-advertising"],
    ],
    promised: "10 个工作日",
  },
  {
    key: "open-pharmacy",
    said: { ...newIndividual, "sells-food": "prepackaged", "needs-sign": "yes" },
    waves: [
      ["individual-business-registration"],
      ["drug-retail-licence", "prepackaged-food-record", "outdoor-advertising"],
    ],
    promised: "10 个工作日",
  },
  {
    key: "open-bookshop",
    said: { ...newIndividual, "serves-drinks": "yes" },
    waves: [
      ["individual-business-registration"],
      ["publication-retail-licence", "public-place-hygiene-licence", "food-business-licence"],
    ],
    promised: "5 个工作日",
  },
  {
    key: "open-hotel",
    said: { ...newIndividual, "hotel-kind": "hotel", "serves-food": "yes", "needs-sign": "yes" },
    waves: [
      ["individual-business-registration"],
      ["venue-fire-safety", "public-place-hygiene-licence", "food-business-licence", "outdoor-advertising"],
      ["hotel-special-trade-licence"],
    ],
    promised: "12 个工作日",
  },
  {
    key: "open-hotel",
    said: { ...newIndividual, "hotel-kind": "homestay" },
    waves: [
      ["individual-business-registration"],
      ["hotel-special-trade-licence", "public-place-hygiene-licence"],
    ],
    promised: "7 个工作日",
  },
  {
    key: "start-enterprise",
    said: { "needs-invoice": "yes", "hires-staff": "yes", "needs-bank": "yes" },
    waves: [
      ["company-registration"],
      [
        "seal-record",
        "tax-registration",
        "employer-insurance-registration",
        "housing-fund-employer-registration",
        "bank-account-appointment",
      ],
      ["enterprise-seal", "invoice-claim"],
    ],
    promised: "4 小时",
  },
  {
    key: "change-enterprise",
    said: { "change-kinds": ["name"], "had-insurance": "yes", "had-fund": "yes" },
    waves: [
      ["company-change-registration"],
      ["tax-information-change", "seal-record", "employer-insurance-change", "housing-fund-employer-change"],
    ],
    promised: "1 个工作日",
  },
  {
    key: "close-enterprise",
    said: { "dereg-kind": "simple", "had-insurance": "yes", "had-fund": "yes" },
    waves: [
      ["company-simple-deregistration"],
      ["employer-insurance-deregistration", "housing-fund-employer-deregistration"],
    ],
    promised: "当场办结",
  },
  {
    key: "close-enterprise",
    said: { "dereg-kind": "ordinary", "had-insurance": "yes", "had-fund": "yes" },
    waves: [
      ["tax-deregistration"],
      ["company-deregistration"],
      ["employer-insurance-deregistration", "housing-fund-employer-deregistration"],
    ],
    promised: "11 个工作日",
  },
  {
    key: "newborn",
    said: { "needs-reproduction": "open", "needs-vaccination": "open", "parents-married": "yes" },
    waves: [
      ["birth-registration", "reproduction-registration", "vaccination-certificate"],
      ["resident-medical-enrolment", "social-security-card"],
    ],
    promised: "1 个工作日",
  },
  {
    key: "after-death",
    said: { "had-pension": "yes", "had-fund-account": "yes", "had-house": "yes" },
    waves: [
      ["death-household-cancellation"],
      ["pension-survivor-benefit", "housing-fund-withdrawal", "property-inheritance"],
    ],
    promised: "15 个工作日",
  },
  {
    key: "hire-staff",
    said: { "has-fund": "yes", "moves-archive": "yes" },
    waves: [
      [
        "employment-registration",
        "employee-insurance-enrolment",
        "employee-medical-enrolment",
        "housing-fund-personal-account",
        "personnel-archive-transfer",
      ],
    ],
    promised: "5 个工作日",
  },
  {
    key: "retire",
    said: { "had-medical": "yes", "had-fund-account": "yes" },
    waves: [["employee-retirement"], ["medical-retiree-status", "housing-fund-withdrawal"]],
    promised: "10 个工作日",
  },
  {
    key: "flexible-work",
    said: { "needs-pension": "yes", "needs-medical": "yes", "needs-archive": "yes", "needs-card": "yes" },
    waves: [
      [
        "employment-registration",
        "flexible-employment-insurance",
        "flexible-medical-enrolment",
        "personnel-archive-transfer",
        "social-security-card",
      ],
    ],
    promised: "5 个工作日",
  },
  {
    key: "build-village-house",
    said: { "house-stage": "to-build", "needs-power": "yes", "needs-water": "yes" },
    waves: [
      ["rural-planning-permit"],
      ["rural-homestead-approval"],
      ["power-connection", "water-connection"],
    ],
    promised: "19 个工作日",
  },
  {
    key: "buy-farm-machine",
    said: { "needs-licence": "yes", "wants-subsidy": "yes" },
    waves: [["tractor-registration", "tractor-driving-licence"], ["farm-machinery-subsidy"]],
    promised: "11 个工作日",
  },
  {
    key: "connect-utilities",
    said: { "utility-user": "home", utilities: ["water", "power", "gas", "net"] },
    waves: [["water-connection", "power-connection", "gas-connection", "broadband-appointment"]],
    promised: "4 个工作日",
  },
  {
    key: "connect-utilities",
    said: { "utility-user": "shop", utilities: ["water", "power"], "digs-road": "yes" },
    waves: [["water-connection", "business-power-connection", "city-road-excavation"]],
    promised: "15 个工作日",
  },
  {
    key: "work-injury",
    said: { "claims-benefit": "yes" },
    waves: [["work-injury-recognition"], ["work-injury-benefit"]],
    promised: "32 个工作日",
  },
];
