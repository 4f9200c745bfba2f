-- AlterTable
ALTER TABLE "Seal" ADD COLUMN     "confidentialPlan" TEXT,
ADD COLUMN     "showing" TEXT;
