-- AlterTable
ALTER TABLE "Export" ADD COLUMN     "packageSha256" TEXT;
