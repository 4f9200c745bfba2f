-- AlterTable
ALTER TABLE "Seal" ADD COLUMN "confidentialPlan" TEXT;
ALTER TABLE "Seal" ADD COLUMN "showing" TEXT;
