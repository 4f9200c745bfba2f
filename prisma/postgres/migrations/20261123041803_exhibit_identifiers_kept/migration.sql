-- AlterTable
ALTER TABLE "Exhibit" ADD COLUMN     "identifiersKept" TEXT NOT NULL DEFAULT '';
