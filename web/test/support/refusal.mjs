/** A problem, as the REST face answers it. */
export class Refusal extends Error {
  constructor(status, code, detail, more = {}) {
    super(detail);
    this.problem = {
      type: `https://leasehold.dev/problems/${code}`,
      title: code,
      status,
      detail,
      code,
      ...more,
    };
  }
}
