import { CLUSTER_VARIABLE, startTestCluster, stopTestCluster } from './test-cluster.ts';

/** Run once by the test runner, before the test files: one cluster for all of them. */
export async function globalSetup(): Promise<void> {
  process.env[CLUSTER_VARIABLE] = await startTestCluster();
}

export async function globalTeardown(): Promise<void> {
  await stopTestCluster();
}
