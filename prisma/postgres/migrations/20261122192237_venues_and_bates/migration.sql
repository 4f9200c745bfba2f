-- AlterTable
ALTER TABLE "Packet" ADD COLUMN     "venue" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "BatesRange" (
    "id" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "assignedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BatesRange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BatesRange_prefix_sha256_key" ON "BatesRange"("prefix", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "BatesRange_prefix_first_key" ON "BatesRange"("prefix", "first");
