-- AlterTable
ALTER TABLE "Packet" ADD COLUMN     "argument" TEXT NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "PacketRevision" (
    "packetId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "savedById" TEXT,
    "savedBy" TEXT NOT NULL,

    CONSTRAINT "PacketRevision_pkey" PRIMARY KEY ("packetId","revision")
);

-- AddForeignKey
ALTER TABLE "PacketRevision" ADD CONSTRAINT "PacketRevision_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
