-- AlterTable
ALTER TABLE "Extraction" ADD COLUMN     "basedOn" INTEGER;
